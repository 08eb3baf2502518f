package dev.perennial.monitor.settings.core;

import dev.perennial.contract.monitor.MonitorSettings;
import dev.perennial.contract.monitor.Standard;
import dev.perennial.contract.monitor.WindowSpec;
import dev.perennial.contract.problem.ProblemException;
import dev.perennial.monitor.record.core.Captured;
import java.time.Duration;
import java.util.Set;

/** What settings must be to be carried out. */
public final class SettingsRules {
    private static final int MOST_STANDARDS = 200;
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_DAYS = 3660;
    private static final Duration LONGEST_MATURITY = Duration.ofDays(3660);

    private SettingsRules() {}

    /**
     * @throws ProblemException 400 that says what is out of range
     */
    public static void check(MonitorSettings settings) {
        WindowSpec window = settings.window();
        refuse(
                window.kind() == WindowSpec.Kind.COUNT && window.size() > MOST_ROWS,
                "a window holds at most %d rows".formatted(MOST_ROWS));
        refuse(
                window.kind() == WindowSpec.Kind.DAYS && window.size() > MOST_DAYS,
                "a window lasts at most %d days".formatted(MOST_DAYS));
        Duration maturity = settings.labelMaturity();
        refuse(
                maturity.isNegative() || maturity.compareTo(LONGEST_MATURITY) > 0,
                "labelMaturity is from 0 to %d days".formatted(LONGEST_MATURITY.toDays()));
        Double threshold = settings.threshold();
        refuse(threshold != null && !Double.isFinite(threshold), "the threshold is not finite");
        refuse(
                settings.standards().size() > MOST_STANDARDS,
                "there are at most %d standards".formatted(MOST_STANDARDS));
        Captured.whole(settings.standards(), "standards");
        settings.standards().forEach(SettingsRules::check);
    }

    private static void check(Standard standard) {
        String name = "the standard on " + standard.metric();
        refuse(
                !Double.isFinite(standard.threshold()),
                name + " has a threshold that is not finite");
        refuse(standard.minimumRows() < 0, name + " asks for fewer than 0 rows");
    }

    /**
     * Every column that a standard names must be watched.
     *
     * @throws ProblemException 400 that names one that is not
     */
    public static void checkColumns(MonitorSettings settings, Set<String> features) {
        for (Standard standard : settings.standards()) {
            String column = standard.column();
            boolean watched =
                    column == null
                            || column.equals("*")
                            || column.equals(settings.output())
                            || features.contains(column);
            refuse(
                    !watched,
                    "the standard on %s names the column %s, which is no feature of the reference"
                            .formatted(standard.metric(), column));
        }
    }

    private static void refuse(boolean wrong, String why) {
        if (wrong) {
            throw ProblemException.invalid("These settings can't hold: " + why + ".");
        }
    }
}
