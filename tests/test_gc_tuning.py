"""The garbage collector comes less often in a process that goes through many documents."""

from __future__ import annotations

import gc

from readout.gc_tuning import UNCOLLECTED, tune_gc


def test_what_is_loaded_is_not_gone_through_again_and_the_collector_comes_less_often() -> None:
    before = gc.get_threshold()
    gc.set_threshold(700)
    try:
        tune_gc()
        assert gc.get_freeze_count() > 1000
        assert gc.get_threshold()[0] == UNCOLLECTED > 700
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
