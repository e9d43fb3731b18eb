"""Pure functions on text: comparing words up to typography, finding quotations, cutting sentences."""
