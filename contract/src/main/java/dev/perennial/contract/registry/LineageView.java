package dev.perennial.contract.registry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A graph of what came from what.
 *
 * @param nodes things; an edge's ends are their ids
 */
public record LineageView(List<Node> nodes, List<Edge> edges) {
    /**
     * @param kind model-version, run, data-version, code-version, evidence, approval
     * @param title what a person calls it
     */
    public record Node(String id, String kind, String title, Map<String, String> facts) {}

    /**
     * @param relation for example trained-on, produced-by, approved-by
     */
    public record Edge(String from, String to, String relation, @Nullable String note) {}
}
