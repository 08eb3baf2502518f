package dev.perennial.registry.mlflow.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A filter of MLflow's search calls: comparisons joined by AND, for example {@code metrics.auc >
 * 0.7 AND tags.stage = 'x'}.
 */
public record Filter(List<Comparison> comparisons) {
    private static final Pattern COMPARISON =
            Pattern.compile(
                    "\\s*((?:[\\w.]+|`[^`]+`|\"[^\"]+\")+)\\s*"
                            + "(?:(IS\\s+NOT\\s+NULL\\b|IS\\s+NULL\\b)|"
                            + "(>=|<=|!=|=|>|<|NOT\\s+IN\\b|IN\\b|ILIKE\\b|LIKE\\b)"
                            + "\\s*('(?:[^'\\\\]|\\\\.)*'|\"[^\"]*\"|\\([^)]*\\)|-?[\\w.+-]+))\\s*",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern AND = Pattern.compile("AND\\b", Pattern.CASE_INSENSITIVE);

    /**
     * One comparison.
     *
     * @param key as written, without quotes: {@code metrics.auc}, {@code name}
     * @param operator upper case, single spaces
     * @param values one, or several for IN; none for IS NULL
     */
    public record Comparison(String key, String operator, List<String> values) {}

    /**
     * Reads a filter; an empty one lets everything pass.
     *
     * @throws FilterException when it can't be read
     */
    public static Filter parse(@Nullable String text) {
        List<Comparison> comparisons = new ArrayList<>();
        if (text == null || text.isBlank()) {
            return new Filter(comparisons);
        }
        int at = 0;
        while (true) {
            Matcher comparison = COMPARISON.matcher(text).region(at, text.length());
            if (!comparison.lookingAt()) {
                throw wrong(text, at);
            }
            comparisons.add(read(comparison, text));
            at = comparison.end();
            if (at == text.length()) {
                return new Filter(comparisons);
            }
            Matcher and = AND.matcher(text).region(at, text.length());
            if (!and.lookingAt()) {
                throw wrong(text, at);
            }
            at = and.end();
        }
    }

    private static Comparison read(Matcher comparison, String text) {
        String key = comparison.group(1).replaceAll("[`\"]", "");
        if (comparison.group(2) != null) {
            return new Comparison(key, operator(comparison.group(2)), List.of());
        }
        String operator = operator(comparison.group(3));
        String value = comparison.group(4);
        return operator.endsWith("IN")
                ? new Comparison(key, operator, list(value, text, comparison.start()))
                : new Comparison(key, operator, List.of(unquote(value)));
    }

    private static String operator(String written) {
        return written.toUpperCase(Locale.ROOT).replaceAll("\\s+", " ");
    }

    private static List<String> list(String value, String text, int at) {
        if (!value.startsWith("(")) {
            throw wrong(text, at);
        }
        List<String> values = new ArrayList<>();
        for (String item : value.substring(1, value.length() - 1).split(",", -1)) {
            values.add(unquote(item.strip()));
        }
        return values;
    }

    private static String unquote(String value) {
        boolean quoted = value.length() > 1 && (value.startsWith("'") || value.startsWith("\""));
        return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
    }

    private static FilterException wrong(String text, int at) {
        return new FilterException(
                "Invalid filter at '"
                        + text.substring(Math.min(at, text.length()))
                        + "'. It is comparisons joined by AND, for example metrics.auc > 0.7 AND"
                        + " tags.stage = 'x'");
    }

    /**
     * Whether a thing passes.
     *
     * @param values the value of a key: a Number, a String, or null where it has none
     */
    public boolean passes(Function<String, @Nullable Object> values) {
        return comparisons.stream().allMatch(one -> passes(one, values.apply(one.key())));
    }

    private static boolean passes(Comparison comparison, @Nullable Object value) {
        String operator = comparison.operator();
        if (operator.equals("IS NULL")) {
            return value == null;
        }
        if (value == null) {
            return false;
        }
        return switch (operator) {
            case "IS NOT NULL" -> true;
            case "IN" -> comparison.values().contains(value.toString());
            case "NOT IN" -> !comparison.values().contains(value.toString());
            case "LIKE" -> like(comparison.values().getFirst(), 0, value.toString());
            case "ILIKE" ->
                    like(
                            comparison.values().getFirst(),
                            Pattern.CASE_INSENSITIVE,
                            value.toString());
            default -> ordered(operator, compare(value, comparison));
        };
    }

    private static int compare(Object value, Comparison comparison) {
        String wanted = comparison.values().getFirst();
        if (value instanceof Number number) {
            try {
                return Double.compare(number.doubleValue(), Double.parseDouble(wanted));
            } catch (NumberFormatException e) {
                throw new FilterException(
                        comparison.key() + " is compared with a number, not '" + wanted + "'");
            }
        }
        return value.toString().compareTo(wanted);
    }

    private static boolean ordered(String operator, int order) {
        return switch (operator) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            default -> throw new FilterException("The operator " + operator + " is not known");
        };
    }

    private static boolean like(String pattern, int flags, String value) {
        StringBuilder regex = new StringBuilder();
        pattern.chars()
                .forEach(c ->
                        regex.append(
                                switch (c) {
                                    case '%' -> ".*";
                                    case '_' -> ".";
                                    default -> Pattern.quote(Character.toString(c));
                                }));
        return Pattern.compile(regex.toString(), flags | Pattern.DOTALL).matcher(value).matches();
    }
}
