using TrialSim.Statistics.Mmrm;
using TrialSim.Statistics.Mmrm.Structures;

namespace TrialSim.Analyses;

/// <summary>Structures and degrees of freedom as a protocol names them, and the order in which structures become simpler.</summary>
internal static class MmrmWords
{
    private static readonly CovarianceForm[] Chain =
    [
        CovarianceForm.Unstructured, CovarianceForm.HeterogeneousToeplitz, CovarianceForm.HeterogeneousAr1, CovarianceForm.CompoundSymmetry,
    ];

    /// <summary>
    /// What a protocol would fall back on: heterogeneous Toeplitz, heterogeneous AR(1), compound symmetry, as far as they have fewer
    /// parameters than the structure itself.
    /// </summary>
    public static IReadOnlyList<CovarianceForm> Simpler(this CovarianceForm form)
    {
        int own = Array.IndexOf(Chain, form);
        return own >= 0 ? Chain[(own + 1)..] : form is CovarianceForm.HeterogeneousAnteDependence ? Chain[2..] : Chain[3..];
    }

    /// <summary>The structure itself.</summary>
    public static CovarianceStructure Structure(this CovarianceForm form) => form switch
    {
        CovarianceForm.Unstructured => new Unstructured(),
        CovarianceForm.HeterogeneousToeplitz => new HeterogeneousToeplitz(),
        CovarianceForm.HeterogeneousAnteDependence => new HeterogeneousAnteDependence(),
        CovarianceForm.HeterogeneousAr1 => new HeterogeneousAutoregressive(),
        CovarianceForm.HeterogeneousCompoundSymmetry => new HeterogeneousCompoundSymmetric(),
        CovarianceForm.Toeplitz => new Toeplitz(),
        CovarianceForm.AnteDependence => new AnteDependence(),
        CovarianceForm.Ar1 => new Autoregressive(),
        _ => new CompoundSymmetric(),
    };

    /// <summary>The structure in words.</summary>
    public static string InWords(this CovarianceForm form) => form switch
    {
        CovarianceForm.Unstructured => "unstructured",
        CovarianceForm.HeterogeneousToeplitz => "heterogeneous Toeplitz",
        CovarianceForm.HeterogeneousAnteDependence => "heterogeneous ante-dependence",
        CovarianceForm.HeterogeneousAr1 => "heterogeneous AR(1)",
        CovarianceForm.HeterogeneousCompoundSymmetry => "heterogeneous compound symmetric",
        CovarianceForm.Toeplitz => "Toeplitz",
        CovarianceForm.AnteDependence => "ante-dependence",
        CovarianceForm.Ar1 => "AR(1)",
        _ => "compound symmetric",
    };

    /// <summary>Standard error and degrees of freedom in words.</summary>
    public static string InWords(this MmrmInference inference) => inference switch
    {
        MmrmInference.Satterthwaite => "Satterthwaite",
        MmrmInference.KenwardRoger => "Kenward-Roger",
        _ => "Kenward-Roger with second derivatives",
    };
}
