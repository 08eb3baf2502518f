package dev.perennial.workflows;

import com.fasterxml.jackson.databind.JsonNode;
import dev.perennial.workflows.json.Json;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;

/** Reads who a bearer token names, without looking at its signature. */
final class Tokens {
    private Tokens() {}

    static String actor(String bearer) {
        return claims(bearer).path("upn").asText();
    }

    static Set<String> roles(String bearer) {
        Set<String> roles = new HashSet<>();
        claims(bearer).path("groups").forEach(role -> roles.add(role.asText()));
        return roles;
    }

    private static JsonNode claims(String bearer) {
        return Json.read(Base64.getUrlDecoder().decode(bearer.split("\\.", -1)[1]));
    }
}
