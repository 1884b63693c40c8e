"""The last resort: an exception that nobody expected is shown and logged; the program goes on."""

import logging
import sys
import threading
import traceback
import warnings
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LOG = logging.getLogger("rejoinder")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Takes a message of Qt into the program's log."""
    _LOG.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)


def report(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """What a person can send to the makers: the traceback, without any text of a map."""
    return "".join(traceback.format_exception(kind, error, trace))


def install(tell: Callable[[str], None]) -> None:
    """Sends every unexpected exception to the log, and its report to ``tell``."""

    def on_exception(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        _LOG.error("unexpected exception", exc_info=(kind, error, trace))
        tell(report(kind, error, trace))

    def on_thread_exception(args: threading.ExceptHookArgs) -> None:
        _LOG.error("unexpected exception in a thread", exc_info=args.exc_value)

    sys.excepthook = on_exception
    threading.excepthook = on_thread_exception
    logging.captureWarnings(True)
    warnings.simplefilter("default")
    qInstallMessageHandler(log_qt)
