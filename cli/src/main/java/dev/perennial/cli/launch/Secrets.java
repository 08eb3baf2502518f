package dev.perennial.cli.launch;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What the installation alone knows, made once.
 *
 * @param internal signs the tokens between services
 * @param database password of the database's owner
 * @param passwords of the sample users, by name
 * @param tokens bearer tokens of sample users, by name
 */
public record Secrets(
        String internal,
        String database,
        Map<String, String> passwords,
        Map<String, String> tokens) {
    private static final String FILE = "secrets.json";
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A sample user of a fresh installation. */
    public record Person(String name, String displayName, List<String> roles, boolean token) {}

    /** The sample users. */
    public static final List<Person> PEOPLE =
            List.of(
                    new Person("admin", "Administrator", List.of("admin"), true),
                    new Person("sofia", "Sofia, data scientist", List.of("scientist"), true),
                    new Person("emil", "Emil, ML engineer", List.of("engineer"), false),
                    new Person("ada", "Ada, approver", List.of("approver"), false),
                    new Person("otto", "Otto, operator", List.of("operator"), false),
                    new Person("vera", "Vera, viewer", List.of("viewer"), false),
                    new Person("flights-app", "The flights application", List.of("service"), true));

    /** The installation's secrets; made at the first call. */
    public static Secrets of(DataFolder folder) {
        return folder.read(FILE, Secrets.class)
                .orElseGet(() -> {
                    Secrets made = make();
                    folder.write(FILE, made);
                    return made;
                });
    }

    static Secrets make() {
        Map<String, String> passwords = new LinkedHashMap<>();
        Map<String, String> tokens = new LinkedHashMap<>();
        for (Person person : PEOPLE) {
            passwords.put(person.name(), random(12));
            if (person.token()) {
                tokens.put(person.name(), "pnl_" + random(32));
            }
        }
        return new Secrets(random(48), random(24), passwords, tokens);
    }

    /** Password of a part's role in our own database server. */
    String database(Part part) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(database.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] code = mac.doFinal(part.key().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }

    /** Password of a sample user. */
    public String password(String person) {
        return known(passwords.get(person), person);
    }

    /** Bearer token of a sample user. */
    public String token(String person) {
        return known(tokens.get(person), person);
    }

    private static String known(@org.jspecify.annotations.Nullable String secret, String person) {
        if (secret == null) {
            throw new LaunchException("No secret is kept for " + person);
        }
        return secret;
    }

    private static String random(int bytes) {
        byte[] value = new byte[bytes];
        RANDOM.nextBytes(value);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(value);
    }
}
