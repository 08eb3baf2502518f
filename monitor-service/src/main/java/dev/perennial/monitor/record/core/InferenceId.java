package dev.perennial.monitor.record.core;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An inference's name: the request's id and the row in it.
 *
 * @param row from 0
 */
public record InferenceId(UUID request, int row) {
    private static final Pattern FORM =
            Pattern.compile(
                    "([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})-(0|[1-9][0-9]{0,8})");

    /** Empty where the text is no inference's id. */
    public static Optional<InferenceId> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(
                        new InferenceId(
                                UUID.fromString(form.group(1)), Integer.parseInt(form.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return request + "-" + row;
    }
}
