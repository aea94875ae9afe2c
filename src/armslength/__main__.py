"""`python -m armslength`: the same door as the `armslength` command."""

from armslength.cli import main

main()
