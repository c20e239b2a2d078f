namespace TrialSim.Statistics.Imputation;

/// <summary>What became of an analysis with imputed responses.</summary>
public enum ImputationOutcome
{
    /// <summary>The repeated measures model and the analysis of the completed responses could be fitted.</summary>
    Estimated,

    /// <summary>The repeated measures model could not be fitted, so nothing can be imputed.</summary>
    ModelNotFitted,

    /// <summary>A column of the analysis model is a combination of others in these patients.</summary>
    AnalysisAliased,

    /// <summary>The estimate is there, but without some patient a model could not be fitted: there is no jackknife standard error.</summary>
    JackknifeNotFitted,
}
