//! The server from outside: its pages in a browser without a window, its commands as processes, its routes for everybody.

mod canary;
mod commands;
mod demonstration;
mod pages;
mod people;
mod samples;
mod truth;
