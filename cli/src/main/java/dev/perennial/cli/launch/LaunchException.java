package dev.perennial.cli.launch;

/** The platform can't be started as asked; the message says what to do. */
public class LaunchException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final boolean refused;

    public LaunchException(String message) {
        super(message);
        this.refused = false;
    }

    public LaunchException(String message, Throwable cause) {
        super(message, cause);
        this.refused = false;
    }

    private LaunchException(String message, boolean refused) {
        super(message);
        this.refused = refused;
    }

    /** Nothing broke: what was asked for is not to be done here, and trying again is no use. */
    public static LaunchException refused(String message) {
        return new LaunchException(message, true);
    }

    public boolean isRefused() {
        return refused;
    }
}
