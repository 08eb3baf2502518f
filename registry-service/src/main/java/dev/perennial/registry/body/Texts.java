package dev.perennial.registry.body;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.contract.problem.ProblemException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Refuses texts that the database can't keep, before anything is written. */
public final class Texts {
    private static final int LONGEST_NAME = 250;

    private Texts() {}

    /**
     * A name or key: 1 to 250 characters, none of them a control character.
     *
     * @param what what the caller calls it
     * @throws ProblemException 400
     */
    public static String name(String what, String text) {
        if (text.isBlank()
                || text.length() > LONGEST_NAME
                || text.chars().anyMatch(Character::isISOControl)
                || !isStorable(text)) {
            throw ProblemException.invalid(
                    what + " has 1 to " + LONGEST_NAME + " characters and no control characters");
        }
        return text;
    }

    /** A name to look for; null looks for all. */
    public static @Nullable String wanted(String what, @Nullable String text) {
        return text == null ? null : name(what, text);
    }

    /**
     * Every text in a document.
     *
     * @throws ProblemException 400 where one holds NUL or half a surrogate pair
     */
    public static void check(JsonNode document) {
        if (document.isTextual()) {
            check(document.textValue());
        }
        for (Map.Entry<String, JsonNode> property : document.properties()) {
            check(property.getKey());
        }
        document.forEach(Texts::check);
    }

    private static void check(String text) {
        if (!isStorable(text)) {
            throw ProblemException.invalid(
                    "A text holds the character NUL or half of a surrogate pair");
        }
    }

    private static boolean isStorable(String text) {
        return text.codePoints()
                .noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }

    /** A document, or null where there is none or only JSON's null. */
    public static @Nullable JsonNode given(@Nullable JsonNode document) {
        return document == null || document.isNull() ? null : document;
    }
}
