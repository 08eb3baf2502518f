package dev.perennial.registry.model;

import dev.perennial.contract.registry.AliasView;
import dev.perennial.contract.registry.CodeVersionView;
import dev.perennial.contract.registry.DataVersionView;
import dev.perennial.contract.registry.LineageView;
import dev.perennial.contract.registry.ModelVersionView;
import dev.perennial.registry.code.CodeVersions;
import dev.perennial.registry.data.DataVersions;
import dev.perennial.registry.tracking.Run;
import dev.perennial.registry.tracking.Runs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a model version came from. */
@ApplicationScoped
class Lineage {
    private final ModelVersions versions;
    private final Approvals approvals;
    private final Runs runs;
    private final DataVersions data;
    private final CodeVersions code;

    Lineage(
            ModelVersions versions,
            Approvals approvals,
            Runs runs,
            DataVersions data,
            CodeVersions code) {
        this.versions = versions;
        this.approvals = approvals;
        this.runs = runs;
        this.data = data;
        this.code = code;
    }

    private record Graph(List<LineageView.Node> nodes, List<LineageView.Edge> edges) {
        void add(LineageView.Node node, String from, String relation) {
            nodes.add(node);
            edges.add(new LineageView.Edge(from, node.id(), relation, null));
        }
    }

    @Transactional
    LineageView of(String model, String version) {
        ModelVersionView view = versions.get(model, version).view();
        String id = view.versionId().toString();
        Graph graph = new Graph(new ArrayList<>(), new ArrayList<>());
        graph.nodes()
                .add(
                        new LineageView.Node(
                                id,
                                "model-version",
                                model + " version " + version,
                                Map.of("digest", view.digest(), "createdBy", view.createdBy())));
        String maker = id;
        if (view.runId() != null) {
            Run run = runs.get(view.runId());
            graph.add(
                    new LineageView.Node(
                            run.id(), "run", run.name(), Map.of("status", run.status())),
                    id,
                    "produced-by");
            maker = run.id();
        }
        if (view.trainingData() != null) {
            DataVersionView trained = data.get(view.trainingData());
            graph.add(
                    new LineageView.Node(
                            trained.id().toString(),
                            "data-version",
                            trained.dataset() + " version " + trained.number(),
                            Map.of("digest", trained.digest())),
                    maker,
                    "trained-on");
        }
        if (view.codeVersion() != null) {
            CodeVersionView by = code.get(view.codeVersion());
            graph.add(
                    new LineageView.Node(
                            by.id().toString(),
                            "code-version",
                            by.project(),
                            Map.of("treeDigest", by.treeDigest())),
                    maker,
                    "ran-code");
        }
        approval(graph, model, view);
        return new LineageView(graph.nodes(), graph.edges());
    }

    private void approval(Graph graph, String model, ModelVersionView view) {
        approvals
                .newest(Models.find(model), Integer.parseInt(view.version()))
                .ifPresent(move -> approval(graph, view, move));
    }

    private static void approval(Graph graph, ModelVersionView view, AliasView move) {
        String id = view.versionId() + "@" + move.alias() + "#" + move.revision();
        graph.add(
                new LineageView.Node(
                        id,
                        "approval",
                        "approved by " + move.approvedBy(),
                        Map.of("alias", move.alias(), "at", move.since().toString())),
                view.versionId().toString(),
                "approved-by");
        if (move.evidence() != null) {
            graph.add(
                    new LineageView.Node(
                            move.evidence().toString(), "evidence", "evidence", Map.of()),
                    id,
                    "decided-on");
        }
    }
}
