namespace TrialSim.Statistics.Tables;

/// <summary>The variance in a score statistic of two risks.</summary>
public enum ScoreVariance
{
    /// <summary>Of the restricted estimates, times N / (N - 1). Source: Miettinen and Nurminen (1985), Statistics in Medicine 4:213-226.</summary>
    MiettinenNurminen,

    /// <summary>Of the restricted estimates. Source: Mee (1984), Biometrics 40:1175-1176.</summary>
    Mee,
}
