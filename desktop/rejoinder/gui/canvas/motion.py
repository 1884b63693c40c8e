"""The 150 ms in which cards go to their new places, unless the system asks for none."""

from PySide6.QtCore import QEasingCurve, QObject, QVariantAnimation, Signal
from PySide6.QtGui import QGuiApplication

DURATION = 150
"""Milliseconds; longer is felt as waiting."""


class Motion(QObject):
    """Runs ``progress`` from 0 to 1; ``stepped`` after each step."""

    stepped = Signal(float)

    def __init__(self, parent: QObject, *, animated: bool) -> None:
        super().__init__(parent)
        self.animated = animated
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(DURATION)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(self._step)

    @property
    def is_wanted(self) -> bool:
        """Whether things may move, and not jump."""
        return self.animated and not prefers_stillness()

    @property
    def is_running(self) -> bool:
        return self._animation.state() == QVariantAnimation.State.Running

    def start(self) -> None:
        """From the beginning; where motion is not wanted, straight to the end."""
        self._animation.stop()
        if self.is_wanted:
            self._animation.start()
        else:
            self.stepped.emit(1.0)

    def stop(self) -> None:
        """Where it is; there is no further step."""
        self._animation.stop()

    def _step(self, value: object) -> None:
        if isinstance(value, float):
            self.stepped.emit(value)


def prefers_stillness() -> bool:
    """Whether the system asks for reduced motion; Qt can tell from version 6.12 on."""
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)
    preference = getattr(accessibility() if accessibility else None, "motionPreference", None)
    return preference is not None and "Reduce" in str(preference())
