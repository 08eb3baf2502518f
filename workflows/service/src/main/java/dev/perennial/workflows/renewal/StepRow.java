package dev.perennial.workflows.renewal;

import dev.perennial.contract.workflows.RenewalView;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Something that happened in a renewal, in a person's words. */
@Entity
@Table(name = "renewal_step")
@IdClass(StepRow.Key.class)
class StepRow extends PanacheEntityBase {
    @Id
    @Column(name = "renewal_id")
    String renewalId;

    @Id int number;
    String name;
    Instant at;
    String what;

    /** Steps of a renewal are counted from 1. */
    record Key(String renewalId, int number) {}

    static void add(Renewal renewal, String name, String what, Instant at) {
        StepRow row = new StepRow();
        row.renewalId = renewal.id();
        row.number = (int) count("renewalId", renewal.id()) + 1;
        row.name = name;
        row.what = what;
        row.at = at;
        row.persist();
    }

    /** When something was told last. */
    static Optional<Instant> newest(String renewal) {
        return StepRow.<StepRow>find("renewalId = ?1 order by number desc", renewal)
                .firstResultOptional()
                .map(row -> row.at);
    }

    /** Histories of some renewals, each oldest first. */
    static Map<String, List<RenewalView.Step>> of(Collection<String> renewals) {
        return StepRow.<StepRow>list("renewalId in ?1 order by renewalId, number", renewals)
                .stream()
                .collect(
                        Collectors.groupingBy(
                                row -> row.renewalId,
                                Collectors.mapping(
                                        row -> new RenewalView.Step(row.name, row.at, row.what),
                                        Collectors.toList())));
    }
}
