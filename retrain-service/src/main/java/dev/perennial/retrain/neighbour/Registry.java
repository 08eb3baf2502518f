package dev.perennial.retrain.neighbour;

import dev.perennial.contract.registry.AliasesApi;
import dev.perennial.contract.registry.BlobsApi;
import dev.perennial.contract.registry.CodeVersionsApi;
import dev.perennial.contract.registry.DataVersionsApi;
import dev.perennial.contract.registry.ModelVersionsApi;

/** Registry-service, by contract. */
public record Registry(
        BlobsApi blobs,
        DataVersionsApi data,
        CodeVersionsApi code,
        ModelVersionsApi models,
        AliasesApi aliases) {}
