using TrialSim.Numerics;
using TrialSim.Numerics.Distributions;

namespace TrialSim.Statistics.Power;

/// <summary>Events that a two-sided log-rank test needs for a power under proportional hazards; infinite at a hazard ratio of 1.</summary>
public static class LogRankEvents
{
    /// <summary>Schoenfeld's number.</summary>
    /// <remarks>Source: Schoenfeld (1981), Biometrika 68:316-319.</remarks>
    /// <param name="hazardRatio">True hazard ratio, above 0.</param>
    /// <param name="treatedShare">Share of the patients in the treatment arm, between 0 and 1.</param>
    /// <param name="power">Wanted power.</param>
    /// <param name="alpha">Two-sided level.</param>
    public static double Schoenfeld(double hazardRatio, double treatedShare, double power, double alpha)
    {
        double root = Deviate(power, alpha) / Portable.Log(hazardRatio);
        return root * root / (treatedShare * (1 - treatedShare));
    }

    /// <summary>Freedman's number, with unequal allocation.</summary>
    /// <remarks>Source: Freedman (1982), Statistics in Medicine 1:121-129.</remarks>
    /// <inheritdoc cref="Schoenfeld"/>
    public static double Freedman(double hazardRatio, double treatedShare, double power, double alpha)
    {
        double odds = treatedShare / (1 - treatedShare);
        double root = Deviate(power, alpha) * (1 + (hazardRatio * odds)) / (1 - hazardRatio);
        return root * root / odds;
    }

    private static double Deviate(double power, double alpha) =>
        NormalDistribution.UpperQuantile(alpha / 2) + NormalDistribution.UpperQuantile(1 - power);
}
