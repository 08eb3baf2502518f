package dev.perennial.monitor.window;

import dev.perennial.contract.Page;
import dev.perennial.contract.monitor.WindowView;
import dev.perennial.monitor.model.Models;
import dev.perennial.platform.page.Cursors;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells of windows. */
@ApplicationScoped
public class Windows {
    private final Models models;

    Windows(Models models) {
        this.models = models;
    }

    /** Newest first. */
    @Transactional
    public Page<WindowView> windows(
            String model, @Nullable String cursor, @Nullable Integer limit) {
        int size = Cursors.limit(limit);
        UUID id = models.id(model);
        String name = models.name(id);
        List<WindowView> read =
                WindowRow.<WindowRow>find(
                                "model = ?1 and (?2 is null or id < ?2) order by id desc",
                                id,
                                Cursors.id(cursor))
                        .range(0, size)
                        .stream()
                        .map(row -> row.view(name))
                        .toList();
        return Cursors.page(read, size, WindowView::id);
    }
}
