package dev.perennial.gateway.identity;

/** What came of showing credentials. */
public sealed interface Admission {
    /** It is this user. */
    record Known(Account account) implements Admission {}

    /** Nothing was shown. */
    record Anonymous() implements Admission {}

    /** What was shown does not hold. */
    record Refused(String why) implements Admission {}

    /** Too many wrong passwords; none is looked at for a while. */
    record Paused(String why) implements Admission {}
}
