package dev.perennial.registry.tracking;

/** Names for runs that nobody named: always the same for an id. */
final class RunNames {
    private static final String[] KINDS = {
        "early", "late", "hardy", "tender", "tall", "low", "bright", "quiet", "wild", "mild"
    };
    private static final String[] PLANTS = {
        "aster", "iris", "lily", "peony", "sage", "thyme", "yarrow", "lupin", "fern", "heather"
    };

    private RunNames() {}

    static String of(String id) {
        int seed = Math.floorMod(id.hashCode(), 100_000);
        return KINDS[seed % 10] + "-" + PLANTS[seed / 10 % 10] + "-" + seed / 100;
    }
}
