package dev.perennial.inference.models;

import dev.perennial.contract.inference.LoadedModelView;
import dev.perennial.inference.models.core.LoadedModel;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows what is in memory. */
@ApplicationScoped
public class LoadedModels {
    private final ModelStore store;
    private final Champions champions;

    LoadedModels(ModelStore store, Champions champions) {
        this.store = store;
        this.champions = champions;
    }

    /** Every version in memory, by model and version. */
    public List<LoadedModelView> all() {
        List<LoadedModelView> views = new ArrayList<>();
        store.slots().forEach(slot -> views.add(view(slot)));
        store.draining().forEach(model -> views.add(view(model, null, "DRAINING")));
        views.sort(
                Comparator.comparing(LoadedModelView::model)
                        .thenComparing(LoadedModelView::version, LoadedModels::byNumber));
        return views;
    }

    /** Versions of a model that are ready. */
    public List<String> ready(String model) {
        return all().stream()
                .filter(view -> view.model().equals(model) && view.state().equals("READY"))
                .map(LoadedModelView::version)
                .toList();
    }

    private static int byNumber(String one, String other) {
        int byLength = Integer.compare(one.length(), other.length());
        return byLength != 0 ? byLength : one.compareTo(other);
    }

    private LoadedModelView view(Slot slot) {
        String alias =
                champions
                        .serving(slot.key.model())
                        .filter(known -> known.key().equals(slot.key))
                        .map(known -> Champions.ALIAS)
                        .orElse(null);
        if (slot.isReady()) {
            return view(slot.model.join(), alias, "READY");
        }
        boolean failed = slot.isFailed();
        return new LoadedModelView(
                slot.key.model(),
                slot.key.version(),
                alias,
                failed ? "FAILED" : "LOADING",
                "",
                null,
                0,
                failed ? slot.failure() : null);
    }

    private static LoadedModelView view(LoadedModel model, @Nullable String alias, String state) {
        return new LoadedModelView(
                model.known().model(),
                model.known().version(),
                alias,
                state,
                model.known().digest(),
                model.readySince(),
                model.requests(),
                null);
    }
}
