package dev.perennial.cli.demo;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which chapter of the story a step of a renewal belongs to, by words in its business name. */
enum Chapters {
    RETRAIN(5, "Retrain: a new data version is cut, a candidate is trained", "train"),
    VALIDATE(
            6,
            "Validate: candidate against champion on the same held-out flights",
            "compar|validat|evidence|gate"),
    APPROVE(7, "Approve: a person sees the evidence and decides", "approv|decision"),
    PROMOTE(
            8,
            "Promote: in shadow, then canary, then the alias moves",
            "shadow|canary|champion|promote"),
    VERIFY(9, "Verify: the new champion is watched", "verif|normal|roll back");

    private final int number;
    private final String title;
    private final String words;

    Chapters(int number, String title, String words) {
        this.number = number;
        this.title = title;
        this.words = words;
    }

    int number() {
        return number;
    }

    String title() {
        return title;
    }

    static Optional<Chapters> of(String step) {
        String lower = step.toLowerCase(Locale.ROOT);
        if (lower.contains("compar")) {
            return Optional.of(VALIDATE);
        }
        for (Chapters chapter : values()) {
            if (Pattern.compile(chapter.words).matcher(lower).find()) {
                return Optional.of(chapter);
            }
        }
        return Optional.empty();
    }
}
