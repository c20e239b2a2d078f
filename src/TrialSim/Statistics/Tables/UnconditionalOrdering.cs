namespace TrialSim.Statistics.Tables;

/// <summary>Which tables an unconditional exact test counts as at least as extreme as the observed one.</summary>
public enum UnconditionalOrdering
{
    /// <summary>Those with a two-sided Fisher P no larger. Source: Boschloo (1970), Statistica Neerlandica 24:1-9.</summary>
    Boschloo,

    /// <summary>Those with an absolute pooled z no smaller. Source: Barnard (1947), Biometrika 34:123-138; Suissa and Shuster (1985), JRSS A 148:317-327.</summary>
    BarnardPooled,

    /// <summary>Those with an absolute unpooled z no smaller; infinite where the variance is 0 and the risks differ. Source: Suissa and Shuster (1985).</summary>
    BarnardUnpooled,
}
