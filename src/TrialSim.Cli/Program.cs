using TrialSim.Cli.Commands;

return CommandLine.Run(args);
