package dev.perennial.contract;

/**
 * The roles that an endpoint may ask for. A role holds for the whole installation, or, written
 * {@code role@model}, for one registered model.
 */
public final class Role {
    /** Runs the installation: users, tokens, every other right. */
    public static final String ADMIN = "admin";

    /** Logs runs, registers models, predicts. */
    public static final String SCIENTIST = "scientist";

    /** Sets what is watched and what may be fixed automatically. */
    public static final String ENGINEER = "engineer";

    /** Decides on candidates. */
    public static final String APPROVER = "approver";

    /** Keeps the platform running: health, alerts, kill switch. */
    public static final String OPERATOR = "operator";

    /** Reads. */
    public static final String VIEWER = "viewer";

    /** An application that predicts and reports labels. */
    public static final String SERVICE = "service";

    /**
     * A part of the platform that calls another, in its own name or in that of whoever asked it. No
     * user can be given it.
     */
    public static final String PART = "part";

    private Role() {}
}
