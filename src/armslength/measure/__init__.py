"""Stored events and figures into series: how warm, how engaged, how compliant, how dependent, how firmly held."""

from armslength.measure.measured import Measured, measured
from armslength.measure.placing import left_out
from armslength.measure.sensitivity import Sensitivity, sensitivity
from armslength.measure.why import why

__all__ = ["Measured", "Sensitivity", "left_out", "measured", "sensitivity", "why"]
