package dev.perennial.monitor.record.core;

import dev.perennial.contract.monitor.CapturedRequest;
import dev.perennial.contract.problem.ProblemException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rules for a captured request; whatever passes can be stored. */
public final class Captured {
    /** No time in the record is before. */
    public static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");

    /** Every time in the record is before. */
    public static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

    private static final int LONGEST_NAME = 500;

    private Captured() {}

    /**
     * @param what what the list holds, for a person
     * @throws ProblemException 400 when an item is null, which JSON allows
     */
    public static void whole(Collection<?> items, String what) {
        if (items.stream().anyMatch(Objects::isNull)) {
            throw ProblemException.invalid("One of the " + what + " is null.");
        }
    }

    /**
     * @throws ProblemException 400 that says what does not fit
     */
    public static void check(CapturedRequest request) {
        List<? extends List<?>> rows = request.rows();
        List<? extends List<?>> answers = request.answers();
        refuse(
                request,
                rows.size() != answers.size() || rows.size() != request.eventTimes().size(),
                "%d rows, %d answers and %d event times; each row has one of each"
                        .formatted(rows.size(), answers.size(), request.eventTimes().size()));
        refuse(
                request,
                request.model().length() > LONGEST_NAME
                        || request.version().length() > LONGEST_NAME,
                "a model or version named with more than %d characters".formatted(LONGEST_NAME));
        names(request, "inputs", request.inputs());
        names(request, "outputs", request.outputs());
        widths(request, "rows", rows, request.inputs().size());
        widths(request, "answers", answers, request.outputs().size());
        refuse(
                request,
                any(request.eventTimes(), t -> t == null || !storable(t))
                        || !storable(request.receivedAt()),
                "a time that is missing or not between 1900 and 2200");
    }

    /** Whether a time is one that the record holds: from 1900 until before 2200. */
    public static boolean storable(Instant time) {
        return !time.isBefore(FIRST) && time.isBefore(END);
    }

    private static void names(CapturedRequest request, String what, List<String> names) {
        boolean missing = any(names, name -> name == null);
        refuse(request, missing, what + " without a name");
        refuse(
                request,
                !missing && Set.copyOf(names).size() != names.size(),
                what + " of which two have one name");
    }

    private static void widths(
            CapturedRequest request, String what, List<? extends List<?>> table, int width) {
        for (int i = 0; i < table.size(); i++) {
            List<?> row = table.get(i);
            refuse(
                    request,
                    row == null || row.size() != width,
                    "%s of which number %d has not %d values".formatted(what, i, width));
            refuse(
                    request,
                    any(row, value -> !scalar(value)),
                    "%s of which number %d holds more than numbers, texts and truth values"
                            .formatted(what, i));
        }
    }

    private static boolean scalar(@Nullable Object value) {
        return value == null
                || value instanceof Number
                || value instanceof String
                || value instanceof Boolean;
    }

    private static <T> boolean any(Collection<T> all, Predicate<T> test) {
        return all.stream().anyMatch(test);
    }

    private static void refuse(CapturedRequest request, boolean wrong, String what) {
        if (wrong) {
            throw ProblemException.invalid("Request %s has %s.".formatted(request.id(), what));
        }
    }

    /** The text without NUL, which the database does not hold: an answer is not lost for one. */
    public static String clean(String text) {
        return text.replace('\0', '\ufffd');
    }

    /** The first answer of a row as a number; null where it is none. */
    public static @Nullable Double score(@Nullable Object answer) {
        return switch (answer) {
            case Number number when Double.isFinite(number.doubleValue()) -> number.doubleValue();
            case Boolean truth -> truth ? 1.0 : 0.0;
            case null, default -> null;
        };
    }
}
