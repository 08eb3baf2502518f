package dev.perennial.contract.problem;

/**
 * A kind of error with a stable name.
 *
 * @param slug the last part of the type's URI, for example {@code alias-moved}
 * @param status the HTTP status
 * @param title a short sentence that does not change from case to case
 */
public record ProblemType(String slug, int status, String title) {
    private static final String BASE = "https://perennial.dev/problems/";

    public static final ProblemType INVALID =
            new ProblemType("invalid", 400, "The request is not valid");
    public static final ProblemType UNAUTHENTICATED =
            new ProblemType("unauthenticated", 401, "Sign in first");
    public static final ProblemType FORBIDDEN =
            new ProblemType("forbidden", 403, "Your role does not allow this");
    public static final ProblemType NOT_FOUND =
            new ProblemType("not-found", 404, "There is no such thing");
    public static final ProblemType CONFLICT =
            new ProblemType("conflict", 409, "It has changed meanwhile");
    public static final ProblemType TOO_LARGE =
            new ProblemType("too-large", 413, "The request is too large");
    public static final ProblemType UNPROCESSABLE =
            new ProblemType("unprocessable", 422, "The request can't be carried out as it stands");
    public static final ProblemType TOO_MANY =
            new ProblemType("too-many", 429, "Too many requests");
    public static final ProblemType UNAVAILABLE =
            new ProblemType("unavailable", 503, "A part that this needs does not answer");

    /** The {@code type} member of the problem document. */
    public String uri() {
        return BASE + slug;
    }
}
