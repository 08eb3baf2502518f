package dev.perennial.gateway.proxy.core;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Guards against another site's page using a browser that is signed in here. It is asked where a
 * browser shows credentials by itself: the session cookie and remembered Basic credentials.
 */
public final class SameSite {
    private static final Set<String> HARMLESS = Set.of("GET", "HEAD", "OPTIONS");

    private SameSite() {}

    /**
     * @param fetchSite the header Sec-Fetch-Site, which a page can't forge
     * @param origin the header Origin
     * @param host the header Host
     * @param cookie whether the session cookie is what identifies the caller; then one of the
     *     headers must be there, else it is no browser or a very old one
     */
    public static boolean allows(
            String method,
            @Nullable String fetchSite,
            @Nullable String origin,
            @Nullable String host,
            boolean cookie) {
        if (HARMLESS.contains(method)) {
            return true;
        }
        if (fetchSite != null) {
            return fetchSite.equals("same-origin");
        }
        if (origin != null) {
            return isOf(origin, host);
        }
        return !cookie;
    }

    private static boolean isOf(String origin, @Nullable String host) {
        try {
            String authority = new URI(origin).getAuthority();
            return authority != null && authority.equalsIgnoreCase(host);
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
