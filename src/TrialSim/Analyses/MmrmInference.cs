using System.Text.Json.Serialization;

namespace TrialSim.Analyses;

/// <summary>Standard error and degrees of freedom of a contrast in a mixed model for repeated measures.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MmrmInference>))]
public enum MmrmInference
{
    /// <summary>Standard error from the information; degrees of freedom after Satterthwaite (1946), from the observed information of the covariance.</summary>
    [JsonStringEnumMemberName("satterthwaite")]
    Satterthwaite,

    /// <summary>The same degrees of freedom; standard error adjusted after Kenward and Roger (1997) with the covariance linear in its parameters.</summary>
    [JsonStringEnumMemberName("kenward-roger")]
    KenwardRoger,

    /// <summary>Kenward and Roger's adjustment with second derivatives in the parameters of R's mmrm; it depends on that choice of parameters.</summary>
    [JsonStringEnumMemberName("kenward-roger-second-derivatives")]
    KenwardRogerSecondDerivatives,
}
