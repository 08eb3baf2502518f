package dev.perennial.contract.inference;

/**
 * What became of every answered inference (rows): served = logged + spilled + sampledOut + dropped.
 *
 * @param spilled journaled, not yet taken by monitor-service
 */
public record LedgerView(long served, long logged, long spilled, long sampledOut, long dropped) {}
