package dev.perennial.cli.demo;

/**
 * How the demo runs.
 *
 * @param url the gateway
 * @param approve whether the sample approver decides; else a person does
 */
public record DemoOptions(String url, boolean approve) {}
