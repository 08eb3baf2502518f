package dev.perennial.inference.predict;

import dev.perennial.contract.inference.Arm;
import dev.perennial.inference.capture.CaptureLog;
import jakarta.enterprise.context.ApplicationScoped;

/** What each answer leaves behind: its record and its count. */
@ApplicationScoped
public class Recording {
    private final CaptureLog log;
    private final PredictionMeters meters;

    Recording(CaptureLog log, PredictionMeters meters) {
        this.log = log;
        this.meters = meters;
    }

    /** Records an answer; only then may it be given. */
    void answered(Ask ask, Answer answer) {
        log.keep(Captures.of(ask, answer));
        meters.answered(answer);
    }

    /** Records an answer that nobody waits for. */
    void tried(Ask ask, Answer answer) {
        meters.answered(answer);
        log.keepIfPossible(Captures.of(ask, answer));
    }

    void failed(Ask ask, Arm arm) {
        meters.failed(ask.model(), arm);
    }

    /** The arm did not get the request, which says nothing of its version. */
    void skipped(Ask ask, Arm arm) {
        meters.skipped(ask.model(), arm);
    }
}
