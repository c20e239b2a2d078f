namespace TrialSim.Scenarios.Reading;

/// <summary>A brace or bracket that is not closed yet.</summary>
/// <param name="Character">{ or [.</param>
/// <param name="Line">Its line, from 1.</param>
internal readonly record struct OpenBracket(char Character, int Line)
{
    /// <summary>What closes it.</summary>
    public char Closer => Character == '{' ? '}' : ']';
}
