package dev.perennial.gateway.proxy.core;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A path as the services behind will understand it: percent-decoded, without matrix parameters,
 * empty segments or a slash at the end. Rules are judged on this form, so that no spelling of a
 * closed path is open. What is passed on is the caller's own spelling.
 */
public record PlainPath(String text) {
    /** The path can't be understood in one way only. */
    public static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String why) {
            super(why);
        }
    }

    /**
     * @param uri path and query as they came
     */
    public static PlainPath of(String uri) throws Malformed {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        if (!path.startsWith("/")) {
            throw new Malformed("A path begins with a slash");
        }
        if (query >= 0) {
            checkEscapes(uri.substring(query));
        }
        String plain = path.indexOf('%') < 0 ? path : decoded(path);
        List<String> segments = new ArrayList<>();
        for (String segment : plain.split("/", -1)) {
            String bare = withoutParameters(segment);
            if (bare.equals("..") || bare.equals(".")) {
                throw new Malformed("A path with . or .. as a segment is not accepted");
            }
            if (!bare.isEmpty()) {
                segments.add(bare);
            }
        }
        if (plain.chars().anyMatch(c -> c < ' ' || c == 127 || c == '\\')) {
            throw new Malformed("A path has no control characters and no backslash");
        }
        return new PlainPath(segments.stream().collect(Collectors.joining("/", "/", "")));
    }

    private static String withoutParameters(String segment) {
        int semicolon = segment.indexOf(';');
        return semicolon < 0 ? segment : segment.substring(0, semicolon);
    }

    private static void checkEscapes(String text) throws Malformed {
        for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
            escaped(text, at);
        }
    }

    private static int escaped(String text, int at) throws Malformed {
        int high = at + 2 < text.length() ? Character.digit(text.charAt(at + 1), 16) : -1;
        int low = at + 2 < text.length() ? Character.digit(text.charAt(at + 2), 16) : -1;
        if (high < 0 || low < 0) {
            throw new Malformed("After % come two hexadecimal digits; % itself is written %25");
        }
        return high << 4 | low;
    }

    private static String decoded(String path) throws Malformed {
        ByteBuffer bytes = ByteBuffer.allocate(path.length() * 3);
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            if (c == '%') {
                bytes.put((byte) escaped(path, at));
                at += 2;
            } else {
                bytes.put(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw new Malformed("The path is not UTF-8 when decoded");
        }
    }

    /** Whether it is this path or below it. */
    public boolean isUnder(String prefix) {
        return text.equals(prefix)
                || (text.startsWith(prefix) && text.charAt(prefix.length()) == '/');
    }
}
