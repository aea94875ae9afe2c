"""What every room that reckons calls an array of numbers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
"""An array of floating-point numbers; what it is of, its shape and what NaN means is said where it is taken or given."""
