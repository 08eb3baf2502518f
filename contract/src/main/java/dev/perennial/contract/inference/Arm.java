package dev.perennial.contract.inference;

/** Why this version got the request. */
public enum Arm {
    /** The alias champion named it. */
    CHAMPION,
    /** It was tried on a copy; its answer was not returned. */
    SHADOW,
    /** It answered a share of the traffic as the candidate. */
    CANARY,
    /** The caller named the version. */
    DIRECT
}
