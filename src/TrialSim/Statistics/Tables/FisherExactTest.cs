namespace TrialSim.Statistics.Tables;

/// <summary>Fisher's exact test of a 2 x 2 table: P-values from the distribution of the events of group 1 given all margins.</summary>
/// <param name="TwoSided">Sum over all tables that are not more probable than the observed one (relative margin 1e-7, as in R).</param>
/// <param name="Less">P(at most the observed events in group 1).</param>
/// <param name="Greater">P(at least the observed events in group 1).</param>
/// <param name="MidTwoSided">As two-sided, but tables as probable as the observed one count half.</param>
/// <remarks>All are 1 (the mid-P 1/2) where the margins allow one table only. Source: Fisher (1935), JRSS 98:39-82.</remarks>
public readonly record struct FisherExactTest(double TwoSided, double Less, double Greater, double MidTwoSided)
{
    /// <summary>The test of a table.</summary>
    public static FisherExactTest Of(FourfoldTable table) => Of(NoncentralHypergeometric.Of(table), table.Events1);

    /// <summary>The test given the distribution of the events of group 1, which may be that of a sum over strata.</summary>
    public static FisherExactTest Of(NoncentralHypergeometric distribution, int events) => new(
        distribution.NoMoreProbable(events), distribution.AtMost(events), distribution.AtLeast(events), distribution.NoMoreProbableMid(events));
}
