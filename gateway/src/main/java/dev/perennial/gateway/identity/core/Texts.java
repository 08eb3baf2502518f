package dev.perennial.gateway.identity.core;

import java.util.regex.Pattern;

/** Which texts can be stored and shown. */
public final class Texts {
    private static final Pattern USER = Pattern.compile("[a-zA-Z0-9_.@-]{1,64}");

    private Texts() {}

    /** Without control characters (PostgreSQL stores no NUL) and without halves of characters. */
    public static boolean isPrintable(String text) {
        return text.codePoints()
                .noneMatch(c ->
                        Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
    }

    /** Whether a user could have this name at all. */
    public static boolean isUserName(String text) {
        return USER.matcher(text).matches();
    }
}
