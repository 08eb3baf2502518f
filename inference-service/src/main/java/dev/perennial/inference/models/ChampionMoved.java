package dev.perennial.inference.models;

/** Another version of a model answers from now on in this process. */
public record ChampionMoved(String model, String version) {}
