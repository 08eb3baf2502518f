package dev.perennial.contract.problem;

import java.util.Map;

/** An error that a caller is told as it is: what was wrong, where, and what to do. */
public class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ProblemType type;
    private final transient Map<String, Object> extras;

    /**
     * @param detail what was wrong here and what to do about it, for a person
     */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, Map.of());
    }

    /**
     * @param extras further members of the problem document, for machines
     */
    public ProblemException(ProblemType type, String detail, Map<String, Object> extras) {
        super(detail);
        this.type = type;
        this.extras = Map.copyOf(extras);
    }

    public static ProblemException invalid(String detail) {
        return new ProblemException(ProblemType.INVALID, detail);
    }

    public static ProblemException notFound(String detail) {
        return new ProblemException(ProblemType.NOT_FOUND, detail);
    }

    public static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail);
    }

    public static ProblemException forbidden(String detail) {
        return new ProblemException(ProblemType.FORBIDDEN, detail);
    }

    public ProblemType type() {
        return type;
    }

    public Map<String, Object> extras() {
        return extras;
    }

    /** The detail; never null, unlike {@link #getMessage()}. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
