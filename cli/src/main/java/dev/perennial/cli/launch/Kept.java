package dev.perennial.cli.launch;

/** A process that is to run as long as the platform does. */
interface Kept {
    String title();

    boolean isAlive();

    /** Starts it anew, without waiting until it is ready. */
    void startAgain();
}
