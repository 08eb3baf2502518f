package dev.perennial.gateway.signin.core;

import org.jspecify.annotations.Nullable;

/** The page to show after signing in: one of this site's, or the start page. */
public final class NextPage {
    private static final String START = "/";

    private NextPage() {}

    /**
     * @param wanted path and query as the address of the sign-in page gave them; not to be trusted,
     *     since anyone can send a person a link
     */
    public static String of(@Nullable String wanted) {
        if (wanted == null || !wanted.startsWith("/") || wanted.length() > 2000) {
            return START;
        }
        boolean elsewhere = wanted.startsWith("//") || wanted.indexOf('\\') >= 0;
        boolean unprintable = wanted.chars().anyMatch(c -> c <= ' ' || c > 126);
        boolean loop = wanted.startsWith("/login") || wanted.startsWith("/logout");
        return elsewhere || unprintable || loop ? START : wanted;
    }
}
