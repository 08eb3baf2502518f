package dev.perennial.cli.demo;

import dev.perennial.cli.client.ApiException;

/** Waits between two looks at the platform. */
final class Waiting {
    private Waiting() {}

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApiException(0, "Interrupted");
        }
    }
}
