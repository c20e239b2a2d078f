using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace TrialSim.Assurance;

/// <summary>What the trials simulated under one drawn truth have shown.</summary>
/// <param name="Trials">Trials.</param>
/// <param name="Shown">Successes in either direction.</param>
/// <param name="Favourable">Those in favour of the treatment.</param>
/// <param name="Adverse">Those against it; of what has no direction both are 0.</param>
/// <param name="Estimates">Trials with an estimate, of an analysis.</param>
/// <param name="Estimate">Sum of the estimates, positive in favour of the treatment.</param>
/// <param name="FavourableEstimate">The same over successes in favour.</param>
/// <param name="AdverseEstimate">The same over successes against.</param>
internal readonly record struct TruthTally(
    long Trials, long Shown, long Favourable, long Adverse, long Estimates, double Estimate, double FavourableEstimate, double AdverseEstimate)
{
    /// <summary>Successes that are true, given what a success means here.</summary>
    public long True(TruthKind kind) => kind switch
    {
        TruthKind.Null => 0,
        TruthKind.Favourable => Favourable,
        TruthKind.Adverse => Adverse,
        _ => Shown,
    };

    /// <summary>SHA-256 over drawn truths and what was counted under each.</summary>
    public static string Digest(IReadOnlyList<DrawnTruth> truths, IReadOnlyList<TruthTally> tallies)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        for (int i = 0; i < tallies.Count; i++)
        {
            var t = tallies[i];
            hash.AppendData(MemoryMarshal.AsBytes<double>(
                [truths[i].Multiple, t.Trials, t.Shown, t.Favourable, t.Adverse, t.Estimates, t.Estimate, t.FavourableEstimate, t.AdverseEstimate]));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
