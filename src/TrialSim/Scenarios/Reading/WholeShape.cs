using System.Text.Json;

namespace TrialSim.Scenarios.Reading;

/// <summary>A whole number.</summary>
internal abstract class WholeShape : Shape
{
    /// <inheritdoc/>
    public override void Check(FileNode node, string path, ProblemList problems)
    {
        bool fits = Accepts(node.Text);
        if (node.Kind == JsonValueKind.String && fits)
        {
            problems.AddUnsound(node, path, $"{node.Words} does not fit.", $"It must be {Words}: remove the quotes.");
        }
        else if (node.Kind != JsonValueKind.Number || !fits)
        {
            Refuse(node, path, problems);
        }
    }

    /// <summary>Whether these characters are such a number.</summary>
    protected abstract bool Accepts(string written);
}
