#!/usr/bin/env node
import { programScript, runProgram } from './program-script';

runProgram(programScript());
