using System.CommandLine;
using System.CommandLine.Help;

namespace TrialSim.Cli.Commands;

/// <summary>All commands of trialsim.</summary>
internal static class CommandTree
{
    /// <summary>The root with every command, ready to parse.</summary>
    public static RootCommand Build()
    {
        var root = new RootCommand("Simulates clinical trials in which a biomarker may decide who benefits, and says what such a trial can and cannot show.")
        {
            RunCommand.Build(),
            PlanCommand.Build(),
            SweepCommand.Build(),
            AtlasCommand.Build(),
            CheckCommand.Build(),
            DescribeCommand.Build(),
            CohortCommand.Build(),
            ClaimCommand.Build(),
            CredibilityCommand.Build(),
            SizeCommand.Build(),
            AssureCommand.Build(),
            CompareCommand.Build(),
            AnalyzeCommand.Build(),
            QualifyCommand.Build(),
            SchemaCommand.Build(),
            CompletionCommand.Build(),
        };
        foreach (var option in root.Options)
        {
            option.Action = option switch
            {
                HelpOption { Action: HelpAction help } => new HelpWithExample(help),
                VersionOption => new VersionAction(),
                _ => option.Action,
            };
        }

        return root;
    }
}
