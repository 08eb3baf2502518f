package dev.perennial.cli.demo;

import com.google.errorprone.annotations.FormatMethod;
import dev.perennial.cli.launch.Progress;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what happens in ten steps, each with its heading once. */
final class Story {
    private final Progress progress;
    private final Set<Integer> told = new HashSet<>();

    Story(Progress progress) {
        this.progress = progress;
    }

    void step(int number, String title) {
        if (told.add(number)) {
            progress.plain("");
            progress.plain("%2d. %s".formatted(number, title));
        }
    }

    @FormatMethod
    void say(String text, @Nullable Object... figures) {
        progress.say(String.format(text, figures));
    }

    void plain(String text) {
        progress.plain(text);
    }
}
