package dev.perennial.contract.monitor;

import java.util.List;

/**
 * What became of a batch; after it, all of it is durable.
 *
 * @param accepted new items (requests, or labels)
 * @param duplicates items already there with the same content
 * @param corrected labels that replaced another value
 * @param unknown inference ids of labels that no inference is known for yet; they are kept and join
 *     when the inference comes
 */
public record IngestReceipt(int accepted, int duplicates, int corrected, List<String> unknown) {}
