"""The same work on one machine or on many: coding over Arrow batches, and the table of dyads in one SQL for two engines."""

from armslength.engine.documents import code_document
from armslength.engine.dyads import Dyads

__all__ = ["Dyads", "code_document"]
